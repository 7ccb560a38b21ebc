#pragma once
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "config/load.h"
#include "tests/support/temporary_directory.h"

namespace boletim {

/// Files of a configuration in a directory of their own.
class ConfigurationFiles {
 public:
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((directory_ / name).parent_path());
    std::ofstream(directory_ / name, std::ios::binary) << text;
  }
  std::string path() const { return directory_.path().string(); }
  LoadResult load() const { return load_configuration(path()); }
  /// What is wrong, each as "FILE:LINE:COLUMN: error: message" without the directory.
  std::vector<std::string> errors() const {
    std::vector<std::string> lines;
    for (const ConfigError& error : load().errors)
      lines.push_back(to_string(error).substr(path().size() + 1));
    return lines;
  }

 private:
  TemporaryDirectory directory_;
};

/// A small configuration that is right, and in which a test changes what it is about: a key is set to YAML
/// text, or removed by "".
class AConfiguration {
 public:
  AConfiguration root(const std::string& key, const std::string& value) { return set(root_, key, value); }
  AConfiguration source(const std::string& key, const std::string& value) { return set(source_, key, value); }
  AConfiguration registry(const std::string& key, const std::string& value) {
    return set(registry_, key, value);
  }
  AConfiguration job(const std::string& key, const std::string& value) { return set(job_, key, value); }

  std::string text() const {
    return lines(root_, "") + "sources:\n  erp:\n" + lines(source_, "    ") +
           "    registries:\n      customers:\n" + lines(registry_, "        ") + "jobs:\n  -\n" +
           lines(job_, "    ");
  }
  LoadResult load() const {
    const ConfigurationFiles files;
    files.write("boletim.yaml", text());
    return files.load();
  }
  /// What is wrong with it, without the places.
  std::vector<std::string> errors() const {
    std::vector<std::string> messages;
    for (const ConfigError& error : load().errors) messages.push_back(error.message);
    return messages;
  }
  /// Its configuration or its job; the errors, if there are any, as an exception.
  Configuration good() const {
    LoadResult result = load();
    if (!result.errors.empty()) throw std::runtime_error(to_string(result.errors.front()));
    return std::move(result.configuration);
  }
  Job good_job() const { return good().jobs.at(0); }

 private:
  using Keys = std::vector<std::pair<std::string, std::string>>;

  AConfiguration set(Keys& keys, const std::string& key, const std::string& value) {
    for (auto& [name, text] : keys)
      if (name == key) {
        text = value;
        return *this;
      }
    keys.emplace_back(key, value);
    return *this;
  }
  static std::string lines(const Keys& keys, const std::string& indentation) {
    std::string text;
    for (const auto& [key, value] : keys)
      if (!value.empty()) text += indentation + key + ": " + value + "\n";
    return text;
  }

  Keys root_ = {
      {"organization", "Oficina Modelo Ltda"},
      {"mail", "{ transport: maildir, path: mail, from: Boletim <boletim@oficina.example> }"},
      {"people", "{ ana: Ana Souza <ana@oficina.example>, bruno: Bruno Reis <bruno@oficina.example> }"},
      {"groups", "{ gerencia: [ana, bruno] }"}};
  Keys source_ = {{"connector", "sqlite"}, {"file", "erp.db"}};
  Keys registry_ = {{"query", "SELECT * FROM clientes"}};
  Keys job_ = {{"id", "cadastro-semanal"},
               {"kpis", "[no_email, no_contact]"},
               {"schedule", "{ every: monday, at: \"07:30\" }"},
               {"reports", "{ trend: [pdf, csv], detail: csv }"},
               {"deliver", "ana"}};
};

inline AConfiguration a_configuration() {
  return {};
}

}  // namespace boletim
