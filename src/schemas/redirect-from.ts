import { z } from 'astro/zod';

/** Addresses of the page in the past. An address once published is kept for good: https://www.w3.org/Provider/Style/URI */
export const redirectFrom = z.array(z.string().trim().min(1)).min(1).optional().meta({
  description: 'Addresses at which the page once stood; they lead here from now on.',
  example: 'redirectFrom:\n  - /about/first-meeting/',
});
