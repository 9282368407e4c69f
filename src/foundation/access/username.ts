/** Letters without marks, digits and . _ - so that it can be typed on any keyboard and read out over the telephone. */
export const usernameShape = /^[a-z0-9][a-z0-9._-]{2,49}$/
