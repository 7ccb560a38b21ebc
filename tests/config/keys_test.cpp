// What the program takes and what schema.json tells an editor are the same.

#include "config/keys.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "config/yaml_document.h"
#include "jobs/kpi/builtin.h"

namespace boletim {
namespace {

/// JSON is YAML: the schema's definitions, read by our own reader.
class Schema {
 public:
  Schema() {
    std::ifstream in(TEST_DATA "/../../config/schema.json");
    std::ostringstream text;
    text << in.rdbuf();
    document_ = parse_yaml(problems_.add_file("schema.json"), text.str(), problems_);
  }
  const YamlNode& definition(std::string_view name) const {
    return *document_.root->find("$defs")->find(name);
  }

 private:
  Problems problems_;
  YamlDocument document_;
};

TEST(Keys, AreThoseOfTheSchema) {
  const Schema schema;
  for (const std::string_view section : sections()) {
    std::set<std::string> taken, described;
    for (const std::string_view key : known_keys(section)) taken.emplace(key);
    for (const YamlEntry& entry : schema.definition(section).find("properties")->entries) {
      described.insert(entry.key);
      const Unsupported* unsupported = find_unsupported(section, entry.key);
      if (unsupported != nullptr && !unsupported->instead.empty()) taken.insert(entry.key);
    }
    EXPECT_EQ(taken, described) << section;
  }
}

TEST(Keys, KpisAreThoseOfTheSchema) {
  const Schema schema;
  std::vector<std::string> described;
  for (const YamlNode* item : schema.definition("kpi-id").find("enum")->items)
    described.push_back(item->text);
  std::vector<std::string> built_in;
  for (const BuiltinKpi& kpi : builtin_kpis()) built_in.emplace_back(kpi.id);
  EXPECT_EQ(described, built_in);
}

TEST(Keys, NothingIsBothSupportedAndNot) {
  for (const std::string_view section : sections())
    for (const std::string_view key : known_keys(section))
      EXPECT_EQ(find_unsupported(section, key), nullptr) << section << ": " << key;
}

}  // namespace
}  // namespace boletim
