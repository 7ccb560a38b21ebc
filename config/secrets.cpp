#include "config/secrets.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "config/load.h"
#include "config/section.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::string_view kForms = "{ credential: NAME }, { file: PATH } or { env: NAME }";
constexpr std::size_t kLongestSecret = 16 * 1024;  // bytes

std::string without_line_end(std::string secret) {
  if (secret.ends_with('\n')) secret.pop_back();
  if (secret.ends_with('\r')) secret.pop_back();
  return secret;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw UsageError("can't read the secret in " + path + ": " + std::strerror(errno));
  std::string secret(kLongestSecret + 1, '\0');
  file.read(secret.data(), static_cast<std::streamsize>(secret.size()));
  secret.resize(static_cast<std::size_t>(file.gcount()));
  if (secret.size() > kLongestSecret) throw UsageError(path + " is too long for a secret; expected one line");
  return without_line_end(std::move(secret));
}

/// systemd's directory has modes of its own making; the one beside the configuration is ours to check.
std::string read_credential(const std::string& name, const std::string& directory) {
  if (const char* given = std::getenv("CREDENTIALS_DIRECTORY")) {
    const std::string path = std::string(given) + "/" + name;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) return read_file(path);
  }
  const std::string path = directory + "/credentials/" + name;
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
    throw UsageError("no credential '" + name + "'; write it into " + path +
                     " (mode 0600), or give it with LoadCredential=" + name + " in the unit");
  if ((status.st_mode & 0077) != 0) throw UsageError("others may read " + path + "; chmod 600 it");
  return read_file(path);
}

}  // namespace

Secret read_secret(const YamlNode& node, const std::string& directory, Problems& problems) {
  if (node.kind != YamlNode::Kind::Map) {
    const bool literal = node.kind == YamlNode::Kind::Scalar;
    problems.add(node.place,
                 (literal ? "a password in the configuration itself; expected where it is: " : "expected ") +
                     std::string(kForms));
    return {};
  }
  const Section section("password", node, problems);
  Secret secret;
  if (section.line("credential", secret.name)) {
    secret.kind = Secret::Kind::Credential;
    check_id(secret.name, section.find("credential")->place, "credential", problems);
  } else if (section.line("file", secret.name)) {
    secret.kind = Secret::Kind::File;
    secret.name = absolute_path(directory, secret.name);
  } else if (section.line("env", secret.name)) {
    secret.kind = Secret::Kind::Env;
  }
  if (node.entries.size() != 1) problems.add(node.place, "expected one of " + std::string(kForms));
  return secret;
}

std::string absolute_path(const std::string& directory, const std::string& path) {
  return (std::filesystem::path(directory) / path).lexically_normal().string();
}

std::string reveal(const Secret& secret, const Configuration& configuration) {
  std::string value;
  switch (secret.kind) {
    case Secret::Kind::None:
      return {};
    case Secret::Kind::Credential:
      value = read_credential(secret.name, configuration.directory);
      break;
    case Secret::Kind::File:
      value = read_file(secret.name);
      break;
    case Secret::Kind::Env:
      if (const char* variable = std::getenv(secret.name.c_str())) value = variable;
      break;
  }
  const std::string where =
      secret.kind == Secret::Kind::Env ? "variable " + secret.name : "'" + secret.name + "'";
  if (value.empty()) throw UsageError("the secret in " + where + " is empty or not set");
  return value;
}

}  // namespace boletim
