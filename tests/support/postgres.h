#pragma once
// A real PostgreSQL for tests: its own data directory, its own port, gone when the test program ends.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <pwd.h>
#include <unistd.h>

#include "tests/support/child_process.h"
#include "tests/support/free_port.h"
#include "tests/support/temporary_directory.h"

namespace boletim {

/// Superuser "postgres" without a password on the socket; everybody else on 127.0.0.1 with a password.
class PostgresServer {
 public:
  static bool is_installed() { return !programs().empty(); }

  PostgresServer() {
    if (!is_installed()) throw std::runtime_error("no PostgreSQL server is installed");
    take_directory();
    run({"initdb", "--no-sync", "--username=postgres", "--auth-local=trust", "--auth-host=scram-sha-256",
         "--encoding=UTF8", "--locale=C", "--pgdata=" + data()});
    server_ = std::make_unique<ChildProcess>(
        as_server({"postgres", "-D", data(), "-c", "listen_addresses=127.0.0.1", "-c",
                   "port=" + std::to_string(port_), "-c", "unix_socket_directories=" + socket_directory(),
                   "-c", "fsync=off", "-c", "log_min_messages=log", "-c", "shared_buffers=32MB"}));
    std::string line = "starting";
    while (!line.empty() && line.find("ready to accept connections") == std::string::npos)
      line = server_->line();
    if (line.empty()) throw std::runtime_error("PostgreSQL does not start in " + data());
  }
  ~PostgresServer() {
    try {
      run({"pg_ctl", "stop", "--silent", "--mode=immediate", "--pgdata=" + data()});
    } catch (const std::runtime_error&) {
      // server_ ends it
    }
  }
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  int port() const { return port_; }
  std::string socket_directory() const { return directory_.path().string(); }

  /// Runs statements as the superuser; throws if one fails.
  void sql(const std::string& statements, const std::string& database = "postgres") {
    const auto file = directory_ / "statements.sql";
    std::ofstream(file) << statements;
    std::filesystem::permissions(file, std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    run({"psql", "-X", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-h", socket_directory(), "-p",
         std::to_string(port_), "-U", "postgres", "-d", database, "-f", file.string()});
  }
  /// The first value that a query yields, as text.
  std::string value(const std::string& query, const std::string& database = "postgres") {
    return run({"psql", "-X", "-q", "-A", "-t", "-h", socket_directory(), "-p", std::to_string(port_), "-U",
                "postgres", "-d", database, "-c", query});
  }

 private:
  /// The newest version's directory of programs; Debian keeps them out of the PATH.
  static std::string programs() {
    std::vector<std::filesystem::path> found;
    std::error_code ignored;
    for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql", ignored))
      if (std::filesystem::exists(version.path() / "bin" / "postgres"))
        found.push_back(version.path() / "bin");
    if (found.empty()) return "";
    return std::max_element(found.begin(), found.end())->string();
  }

  std::string data() const { return (directory_ / "data").string(); }

  /// PostgreSQL refuses to run as root; then it is its package's user that owns the directory.
  void take_directory() {
    if (::geteuid() != 0) return;
    const passwd* user = ::getpwnam("postgres");
    if (user == nullptr || ::chown(directory_.path().c_str(), user->pw_uid, user->pw_gid) != 0)
      throw std::runtime_error("no user postgres to run the server as");
  }

  /// As a command that ends with this program, its errors in its output.
  static std::vector<std::string> as_server(std::vector<std::string> command) {
    command.front() = programs() + "/" + command.front();
    std::vector<std::string> whole = {"/bin/sh", "-c",      "cd / && exec \"$@\" 2>&1",
                                      "sh",      "setpriv", "--pdeathsig=INT"};
    if (::geteuid() == 0)
      whole.insert(whole.end(), {"--reuid=postgres", "--regid=postgres", "--init-groups"});
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
  }

  static std::string run(std::vector<std::string> command) {
    const std::string name = command.front();
    ChildProcess child(as_server(std::move(command)));
    std::string output = child.output();
    if (child.wait() != 0) throw std::runtime_error(name + ": " + output);
    if (output.ends_with('\n')) output.pop_back();
    return output;
  }

  const TemporaryDirectory directory_{std::filesystem::exists("/dev/shm")
                                          ? std::filesystem::path("/dev/shm")
                                          : std::filesystem::temp_directory_path()};
  const int port_ = free_port();
  std::unique_ptr<ChildProcess> server_;
};

}  // namespace boletim
