/** Ends the build with a message. If an integration threw an error, Astro would add its stack trace. */
export function stopBuild(message: string): never {
  console.error(message);
  process.exit(1);
}
