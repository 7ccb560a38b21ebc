#pragma once
// Exim, a real SMTP server, with a configuration and a spool of its own in a temporary directory. It keeps
// what it accepts in its queue: delivered nowhere, but there to look at as soon as it has said 250.

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/child_process.h"
#include "tests/support/loopback_server.h"
#include "tests/support/temporary_directory.h"

namespace boletim {

/// Refuses recusado@ (550) and puts off depois@ (450); knows the login ana:segredo (PLAIN, LOGIN); offers
/// STARTTLS with a certificate for "localhost", which is its own CA: certificate().
class EximServer {
 public:
  enum class Tls { Starttls, OnConnect };
  explicit EximServer(Tls tls = Tls::Starttls)
      : certificate_(directory_ / "certificate.pem"),
        tls_(tls),
        server_([this](int connection) { serve(connection); }) {
    configure();
  }

  static bool is_installed() { return std::filesystem::exists(kProgram) && ::geteuid() == 0; }
  int port() const { return server_.port(); }
  int connections() const { return server_.connections(); }
  const std::string& certificate() const { return certificate_; }

  /// Envelope and header (-H) or body (-D) of each mail in its queue, in Exim's own spool format.
  std::vector<std::string> queued(const std::string& kind) const {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory_ / "spool")) {
      if (!entry.path().string().ends_with(kind)) continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      files.push_back(text.str());
    }
    return files;
  }

 private:
  static constexpr const char* kProgram = "/usr/sbin/exim4";

  void configure() {
    const std::string key = directory_ / "key.pem";
    ChildProcess({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                  "-noenc", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                  "-keyout", key, "-out", certificate_})
        .output();
    const std::string root = directory_.path();
    std::filesystem::create_directory(root + "/spool");
    std::ofstream(root + "/exim.conf")
        << "exim_user = root\nexim_group = root\nprimary_hostname = localhost\nspool_directory = " << root
        << "/spool\nlog_file_path = " << root << "/%slog\nkeep_environment =\nqueue_only\nhost_lookup =\n"
        << "rfc1413_query_timeout = 0s\nmessage_size_limit = 1M\nacl_smtp_rcpt = check_rcpt\n"
        << "tls_advertise_hosts = *\ntls_certificate = " << certificate_ << "\ntls_privatekey = " << key
        << "\ndsn_advertise_hosts = *\n"
        << "begin acl\ncheck_rcpt:\n"
        << "  deny local_parts = recusado\n       message = 550 5.1.1 no such user here\n"
        << "  defer local_parts = depois\n        message = 450 4.2.1 mailbox busy\n  accept\n"
        << "begin authenticators\n"
        << "plain:\n  driver = plaintext\n  public_name = PLAIN\n"
        << "  server_condition = ${if and{{eq{$auth2}{ana}}{eq{$auth3}{segredo}}}}\n"
        << "login:\n  driver = plaintext\n  public_name = LOGIN\n"
        << "  server_prompts = Username:: : Password::\n"
        << "  server_condition = ${if and{{eq{$auth1}{ana}}{eq{$auth2}{segredo}}}}\n";
  }

  /// As inetd would start it: the connection is its standard input and output.
  void serve(int connection) {
    const std::string config = directory_ / "exim.conf";
    std::vector<std::string> words{kProgram, "-C", config, "-bs"};
    if (tls_ == Tls::OnConnect) words.push_back("-tls-on-connect");
    ChildProcess(words, connection).wait();
  }

  TemporaryDirectory directory_;
  std::string certificate_;
  Tls tls_;
  LoopbackServer server_;
};

}  // namespace boletim
