/** The room's door; tracing will read visits here. */
export {}
