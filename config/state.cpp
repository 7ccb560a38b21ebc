#include "config/state.h"

#include "config/secrets.h"
#include "config/state_url.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::string_view kSqlite = "sqlite:";
constexpr std::string_view kExpected = "expected 'sqlite:PATH' or 'postgresql://USER@HOST/DATABASE'";

bool is_postgresql(std::string_view url) {
  return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

/// Reads the URL under `key`. False if it can't be told what state is meant.
bool read_url(const Section& section, std::string_view key, const std::string& directory,
              StateSettings& state) {
  std::string url;
  if (!section.line(key, url)) return false;
  if (url.starts_with(kSqlite) && url.size() > kSqlite.size()) {
    state.file = absolute_path(directory, url.substr(kSqlite.size()));
    return true;
  }
  if (!is_postgresql(url)) {
    section.refuse(key, "no state; " + std::string(kExpected));
    return false;
  }
  state.file.clear();
  try {
    state = parse_state_url(url);
    state.directory = directory;
  } catch (const UsageError& error) {
    section.refuse(key, error.what());
  }
  return true;
}

/// { url, password, lease }.
void read_long_form(const YamlNode& node, const std::string& directory, Problems& problems,
                    StateSettings& state) {
  const Section section("state", node, problems);
  section.require({"url"}, kExpected);
  if (!read_url(section, "url", directory, state)) return;
  if (!state.file.empty()) return section.forbid({"password", "lease"}, "it is of a state on PostgreSQL");
  if (const YamlNode* password = section.find("password"))
    state.password = read_secret(*password, directory, problems);
  section.value("lease", state.lease, parse_lease, "a duration from 2s to 10m");
}

/// PATH | { directory, shared }. On PostgreSQL only a directory that all nodes share is one.
void read_documents(const Section& root, Configuration& configuration) {
  const bool in_state = configuration.state.file.empty();
  if (in_state) configuration.documents.clear();
  const YamlNode* node = root.find("documents");
  if (node == nullptr) return;
  std::string path;
  bool shared = false;
  if (node->kind == YamlNode::Kind::Map) {
    const Section section("documents", *node, root.problems());
    section.require({"directory"}, "expected its path");
    section.line("directory", path);
    section.flag("shared", shared);
  } else {
    root.line("documents", path);
  }
  if (in_state && !shared)
    return root.refuse(
        "documents",
        "a state on PostgreSQL holds the documents itself, so that every node has them; remove "
        "this, or write { directory: PATH, shared: true } for one that all nodes share");
  if (!path.empty()) configuration.documents = absolute_path(configuration.directory, path);
}

}  // namespace

void read_state(const Section& root, Configuration& configuration) {
  if (const YamlNode* node = root.find("state")) {
    if (node->kind == YamlNode::Kind::Map)
      read_long_form(*node, configuration.directory, root.problems(), configuration.state);
    else
      read_url(root, "state", configuration.directory, configuration.state);
  }
  read_documents(root, configuration);
}

}  // namespace boletim
