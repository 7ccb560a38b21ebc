#pragma once
// A real MariaDB for tests: its own data directory, its own socket and port, gone when the test program ends.

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <unistd.h>

#include "tests/support/child_process.h"
#include "tests/support/free_port.h"
#include "tests/support/temporary_directory.h"

namespace boletim {

/// User "root" without a password on the socket; everybody else on 127.0.0.1 with a password.
class MariadbServer {
 public:
  static bool is_installed() {
    return std::filesystem::exists(kServer) && std::filesystem::exists(kInstaller) &&
           std::filesystem::exists(kClient);
  }

  MariadbServer() {
    if (!is_installed()) throw std::runtime_error("no MariaDB server is installed");
    run({kInstaller, "--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db",
         "--skip-name-resolve", "--datadir=" + data(), "--innodb-log-file-size=4M",
         "--innodb-buffer-pool-size=8M", "--innodb-flush-log-at-trx-commit=0", as_user()});
    server_ = std::make_unique<ChildProcess>(
        with_errors({"/usr/bin/setpriv", "--pdeathsig=KILL", kServer, "--no-defaults", "--datadir=" + data(),
                     "--socket=" + socket(), "--port=" + std::to_string(port_), "--bind-address=127.0.0.1",
                     "--pid-file=" + (directory_ / "pid").string(), "--character-set-server=utf8mb4",
                     "--skip-name-resolve", "--skip-log-bin", "--innodb-log-file-size=4M",
                     "--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0",
                     "--performance-schema=off", as_user()}));
    std::string line = "starting";
    while (!line.empty() && line.find("ready for connections") == std::string::npos) line = server_->line();
    if (line.empty()) throw std::runtime_error("MariaDB does not start in " + data());
  }
  MariadbServer(const MariadbServer&) = delete;
  MariadbServer& operator=(const MariadbServer&) = delete;

  int port() const { return port_; }
  std::string socket() const { return (directory_ / "socket").string(); }

  /// Runs statements as root; throws if one fails.
  void sql(const std::string& statements) {
    const auto file = directory_ / "statements.sql";
    std::ofstream(file) << statements;
    run(client({}), file.string());
  }
  /// The first value that a query yields, as text.
  std::string value(const std::string& query) { return run(client({"-N", "-e", query})); }

 private:
  static constexpr auto kServer = "/usr/sbin/mariadbd";
  static constexpr auto kInstaller = "/usr/bin/mariadb-install-db";
  static constexpr auto kClient = "/usr/bin/mariadb";

  std::string data() const { return (directory_ / "data").string(); }
  static std::string as_user() { return ::geteuid() == 0 ? "--user=root" : "--skip-external-locking"; }

  std::vector<std::string> client(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command = {kClient, "--no-defaults", "--socket=" + socket(), "--user=root",
                                        "--default-character-set=utf8mb4"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
  }
  static std::vector<std::string> with_errors(const std::vector<std::string>& command,
                                              const std::string& input = "/dev/null") {
    std::vector<std::string> whole = {"/bin/sh", "-c", "exec 2>&1 < \"$0\"; exec \"$@\"", input};
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
  }
  static std::string run(const std::vector<std::string>& command, const std::string& input = "/dev/null") {
    ChildProcess child(with_errors(command, input));
    std::string output = child.output();
    if (child.wait() != 0) throw std::runtime_error(command.front() + ": " + output);
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
