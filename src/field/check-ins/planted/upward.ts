import '../../../governance/compliance/obligation.ts'
