/** The components that a page's text may use. */
export const paletteNames = ['Feedback', 'Idea', 'NextSteps', 'Remark'] as const;
