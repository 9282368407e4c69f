/** The inputs of the form as the body of the contract: `roles.0.role`, `roles.0.unitPath` and so on become a list. */
export function accountFrom(data: FormData): unknown {
  const text = (name: string): string => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  const rows = [...data.keys()].flatMap((name) => /^roles\.(\d+)\.role$/.exec(name)?.[1] ?? []).map(Number)
  return {
    username: text('username'),
    displayName: text('displayName'),
    // What was not chosen is left out, so that it is found wanting at its own field.
    roles: rows
      .sort((one, other) => one - other)
      .map((at) => ({
        ...chosen('role', text(`roles.${at}.role`)),
        ...chosen('unitPath', text(`roles.${at}.unitPath`)),
      })),
  }
}

const chosen = (name: string, value: string): Record<string, string> => (value === '' ? {} : { [name]: value })
