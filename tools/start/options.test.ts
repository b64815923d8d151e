import { describe, expect, it } from "vitest";
import { help, isLoopback, parseOptions } from "./options.ts";

const places = { root: "/srv/giliran", cwd: "/home/ayu" };
const parse = (line: string) => parseOptions(line.split(" ").filter(Boolean), places);

describe("options of the start command", () => {
  it("default to the sample hall on loopback", () => {
    expect(parse("")).toEqual({
      kind: "run",
      options: { port: 8080, data: "/srv/giliran/data", hall: null, host: "127.0.0.1" },
    });
  });

  it("take port, folder, hall and address", () => {
    expect(parse("--port 9000 --data d --hall=halls/magetan.yaml --host ::1")).toEqual({
      kind: "run",
      options: { port: 9000, data: "/home/ayu/d", hall: "/home/ayu/halls/magetan.yaml", host: "::1" },
    });
  });

  it("leave absolute paths alone", () => {
    expect(parse("--data /var/lib/giliran")).toMatchObject({ options: { data: "/var/lib/giliran" } });
  });

  it.each(["--help", "-h", "--port 9000 --help"])("give help for %s", (line) => {
    expect(parse(line)).toEqual({ kind: "help" });
  });

  it.each(["--insecure --host 0.0.0.0", "--host 192.168.1.10 --insecure"])("leave loopback by %s", (line) => {
    expect(parse(line)).toMatchObject({ kind: "run" });
  });

  it.each([
    ["--port eighty", '--port takes a number from 0 to 65534, not "eighty".'],
    ["--port 65535", "--port takes a number from 0 to 65534"],
    ["--port -1", "--port takes a value."],
    ["--port 80.5", "--port takes a number"],
    ["--port", "--port takes a value."],
    ["--data --port 9000", "--data takes a value."],
    ["--data=", "--data takes a path."],
    ["--hall=", "--hall takes a path."],
    ["--insecure=yes", "--insecure takes no value."],
    ["--haul x.yaml", "There is no option --haul"],
    ["--constructor x", "There is no option --constructor"],
    ["-p 9000", "There is no option -p"],
    ["9000", '"9000" is not an option; options follow two dashes'],
    ["--host 0.0.0.0", "--host 0.0.0.0 needs --insecure too."],
    ["--host 192.168.1.10", "stays on this machine"],
    [
      "--host hall.example",
      '--host takes an address of this machine, such as 127.0.0.1, not "hall.example".',
    ],
    ["--host 127.0.0.1.evil.example --insecure", "--host takes an address"],
  ])("refuse %s with one sentence", (line, sentence) => {
    const parsed = parse(line);
    expect(parsed).toMatchObject({ kind: "refused", reason: expect.stringContaining(sentence) });
    expect(JSON.stringify(parsed)).not.toContain(String.raw`\n`);
  });

  it("are all named by the help", () => {
    for (const name of ["--port", "--data", "--hall", "--host", "--insecure", "--help"])
      expect(help).toContain(name);
  });

  it("know loopback by address, not by how it looks", () => {
    expect(["127.0.0.1", "127.8.8.8", "::1", "localhost"].map(isLoopback)).toEqual([true, true, true, true]);
    expect(["0.0.0.0", "::", "127.example", "10.0.0.1"].map(isLoopback)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
