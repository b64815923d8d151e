// The one entry of every root script: `npm start`, `npm test`, `npm run bench`, ... The version is checked
// before anything else is loaded, so that an old Node answers with a sentence and not with a syntax error.
const major = Number(process.versions.node.split(".")[0]);

if (major < 20) {
  process.stderr.write(
    "Giliran needs Node 20 or newer to set itself up; this is Node " +
      process.versions.node +
      ". Install a newer one from https://nodejs.org and run the same command again.\n",
  );
  process.exitCode = 1;
} else {
  const { bootstrap } = await import("./bootstrap.mjs");
  process.exitCode = await bootstrap(process.argv.slice(2));
}
