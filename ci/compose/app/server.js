// Stands for an application: it expects the tables to be there when it starts.
const http = require("node:http");

http
  .createServer((_request, response) => response.end("ok\n"))
  .listen(3000, () => console.log("api: listening on port 3000"));
