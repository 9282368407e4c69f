/** The Ministry of Health's line of 2021; a province that has one of its own says so in its rule (province-rule). */
export const nationalHotline = '1900 9095'
