import { unitNames } from '../../../foundation/places/public.ts'
import { isDone } from '../../../platform/http/contract.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { provinceOf, provinceRuleOn, setProvinceRule } from '../actions/province-rule.ts'
import * as contract from '../contract/province-rule.ts'
import { rulesWithin } from '../store/registration.ts'
import type { Approval } from '../venue.ts'

export function provinceRuleRoutes(): Route[] {
  return [
    route(contract.listProvinceRules, async ({ tx, scope, now }) => {
      const today = civilDay(now)
      const provinces = [...new Set(scope.map(provinceOf))].filter((path) => path !== 'vn')
      const names = await unitNames(tx, provinces, today)
      const rules = await rulesWithin(tx, provinces)
      return {
        today,
        provinces: await Promise.all(
          provinces.map(async (provincePath) => ({
            provincePath,
            nameVi: names.get(provincePath)?.vi ?? '',
            nameEn: names.get(provincePath)?.en ?? '',
            ...(await provinceRuleOn(tx, provincePath, today)),
            rules: rules
              .filter((rule) => rule.province_path === provincePath)
              .map((rule) => ({
                fromOn: rule.from_on,
                approval: approvalOf(rule.approval),
                hotline: rule.hotline,
                basis: rule.basis,
                setBy: rule.set_by,
                setAt: rule.set_at.toISOString(),
              })),
          })),
        ),
      }
    }),
    route(contract.setProvinceRule, async ({ body, tx, actor, scope, now }) => {
      await setProvinceRule(tx, body, { actor, scope, now })
      return isDone
    }),
  ]
}

function approvalOf(text: string): Approval {
  return text === 'after-approval' ? 'after-approval' : 'immediate'
}
