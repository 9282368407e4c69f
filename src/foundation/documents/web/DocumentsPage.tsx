import { IconBook2, IconFilePlus, IconGitBranch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { z } from 'zod'
import { useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { FilterSelect } from '../../../web/design/FilterSelect.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { SearchField } from '../../../web/design/SearchField.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listDocuments } from '../contract.ts'
import { documentTypeNames, issuerLevels } from '../document-type.ts'
import type { DocumentSummary } from '../document-view.ts'
import { toneOfState } from './tone-of-state.ts'
import './documents.css'

/** Kept in the address. A number typed into the address bar arrives as a number. */
const filters = z.strictObject({
  search: z.coerce.string().max(200).optional(),
  type: z.enum(documentTypeNames).optional(),
  level: z.enum(issuerLevels).optional(),
})

/** The register: every document within reach, newest first; a number that is searched for comes first. */
export function DocumentsPage() {
  const { t, term, day, language } = useWords()
  const go = useNavigate()
  const mayRegister = useMay('document.register')
  const [{ search, type, level }, setFilters] = useFilters(filters)
  const list = useList(listDocuments, (after) => ({ query: { search, type, level, after } }))
  const isFiltered = search !== undefined || type !== undefined || level !== undefined

  const columns = useMemo(
    (): Column<DocumentSummary>[] => [
      {
        key: 'number',
        title: t('documents.number'),
        width: 158,
        // A number is one word: it does not break at its hyphen.
        solid: true,
        phone: 'lead',
        cell: (row) => <b>{row.numberLine || t('documents.without-number')}</b>,
      },
      {
        key: 'issuedOn',
        title: t('documents.issued-on'),
        width: 120,
        cell: (row) => (row.issuedOn === null ? t('documents.not-issued-yet') : day(row.issuedOn)),
      },
      { key: 'type', title: t('documents.type'), width: 108, cell: (row) => term('documents.type', row.type) },
      {
        key: 'issuer',
        title: t('documents.issuer'),
        width: 176,
        grow: 3,
        cell: (row) => (language === 'en' ? row.issuer.nameEn : row.issuer.name),
      },
      {
        key: 'subject',
        title: t('documents.subject'),
        width: 200,
        grow: 5,
        cell: (row) => (language === 'en' ? (row.glossEn ?? row.subject) : row.subject),
      },
      {
        key: 'state',
        title: t('documents.state'),
        width: 150,
        // That a document stands in the register goes without saying; that nobody has read it does not.
        cell: (row) =>
          row.notSeen && row.state === 'recorded' ? (
            <StateMark tone="none" word={t('documents.text-not-read')} />
          ) : (
            <StateMark tone={toneOfState(row.state)} word={term('documents.state', row.state)} />
          ),
      },
    ],
    [t, term, day, language],
  )
  return (
    <div className="page page-full">
      <PageHeader
        title={t('documents.title')}
        actions={
          <>
            <PageLink className="button" to="/documents/chain">
              <IconGitBranch size={16} aria-hidden="true" />
              <span>{t('desk.page.cascade')}</span>
            </PageLink>
            <PageLink className="button" to="/documents/outgoing-register">
              <IconBook2 size={16} aria-hidden="true" />
              <span>{t('documents.register-out')}</span>
            </PageLink>
            {mayRegister ? (
              <PageLink className="button button-primary" to="/documents/new">
                <IconFilePlus size={16} aria-hidden="true" />
                <span>{t('documents.register')}</span>
              </PageLink>
            ) : null}
          </>
        }
      >
        {t('documents.lead')}
      </PageHeader>
      <div className="toolbar">
        <SearchField
          label={t('documents.search')}
          start={search ?? ''}
          onSearch={(text) => setFilters({ type, level, search: text === '' ? undefined : text })}
        />
        <FilterSelect
          label={t('documents.type')}
          all={t('documents.every-type')}
          options={documentTypeNames.map((name) => ({ value: name, label: term('documents.type', name) }))}
          value={type}
          onChoose={(chosen) => setFilters({ search, level, type: chosen })}
        />
        <FilterSelect
          label={t('documents.issuer-level')}
          all={t('documents.every-level')}
          options={issuerLevels.map((name) => ({ value: name, label: term('documents.level', name) }))}
          value={level}
          onChoose={(chosen) => setFilters({ search, type, level: chosen })}
        />
      </div>
      <DataTable
        label={t('documents.title')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        onOpen={(row) => void go({ to: `/documents/${row.id}` })}
        empty={
          <Empty
            title={isFiltered ? t('documents.none-match') : t('documents.none-yet')}
            hint={isFiltered ? t('documents.none-match-hint') : t('documents.none-yet-hint')}
            action={
              isFiltered ? (
                <button type="button" className="button" onClick={() => setFilters({})}>
                  {t('documents.show-all')}
                </button>
              ) : undefined
            }
          />
        }
      />
    </div>
  )
}
