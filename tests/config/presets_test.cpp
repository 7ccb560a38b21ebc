// Presets: registries of a known ERP, with what differs from company to company filled in.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/embedded_presets.h"
#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kOwnPreset = R"(title: ERP
connectors: [sqlite, postgresql]
set:
  company: { about: its number, type: number, default: 1 }
registries:
  customers:
    query: SELECT id, name FROM c WHERE company = ${company}
    axes: { city: Cidade, state: UF }
    ignore: [7]
  suppliers:
    query: SELECT id, name FROM s
)";

/// A configuration whose source has a preset, and that preset's file.
class PresetFiles {
 public:
  PresetFiles file(std::string_view text, const std::string& name = "own") {
    files_.emplace_back("presets/" + name + ".yaml", std::string(text));
    return *this;
  }
  PresetFiles asked(const std::string& preset) const {
    PresetFiles other = *this;
    other.preset_ = preset;
    return other;
  }
  PresetFiles on(const std::string& connector) {
    connector_ = connector;
    return *this;
  }
  PresetFiles registries(const std::string& text) {
    registries_ = text;
    return *this;
  }
  std::vector<std::string> errors() const { return write().errors(); }
  LoadResult load() const { return write().load(); }
  RegistrySettings registry(const std::string& name = "customers") const {
    const LoadResult result = load();
    if (!result.errors.empty()) throw std::runtime_error(to_string(result.errors.front()));
    return result.configuration.sources.at(SourceId{"erp"}).registries.at(RegistryId{name});
  }

 private:
  const ConfigurationFiles& write() const {
    for (const auto& [name, text] : files_) directory_->write(name, text);
    directory_->write("boletim.yaml",
                      "sources:\n  erp:\n    connector: " + connector_ + "\n    " +
                          (connector_ == "sqlite" ? "file: e.db" : "database: e") +
                          "\n    preset: " + preset_ + "\n" +
                          (registries_.empty() ? "" : "    registries: " + registries_ + "\n"));
    return *directory_;
  }

  std::shared_ptr<ConfigurationFiles> directory_ = std::make_shared<ConfigurationFiles>();
  std::vector<std::pair<std::string, std::string>> files_;
  std::string preset_ = "own", connector_ = "sqlite", registries_;
};

PresetFiles a_preset() {
  return PresetFiles().file(kOwnPreset);
}

/// A preset with one value, which its only query is.
PresetFiles with_value(const std::string& value, const std::string& set) {
  return PresetFiles()
      .file("title: E\nconnectors: sqlite\nset:\n  v: { about: a, " + value +
            " }\nregistries: { customers: { query: \"${v}\" } }\n")
      .asked("{ name: own, set: { v: " + set + " } }");
}

/// A preset's file that is wrong in what stands between its head and its registries, and in its query.
std::vector<std::string> errors_with(const std::string& middle, const std::string& query) {
  return PresetFiles()
      .file("title: E\n" + middle + "registries:\n  customers:\n    query: \"" + query + "\"\n")
      .errors();
}

TEST(Preset, GivesItsRegistriesWithQueryAxesAndIgnoredIds) {
  EXPECT_EQ(a_preset().registry(), (RegistrySettings{RegistryId{"customers"},
                                                     "SELECT id, name FROM c WHERE company = 1",
                                                     {{"city", "Cidade"}, {"state", "UF"}},
                                                     std::vector<std::string>{"7"}}));
  EXPECT_EQ(a_preset().registry("suppliers").query, "SELECT id, name FROM s");
}

TEST(Preset, IsOverriddenRegistryByRegistryAndKeyByKey) {
  const PresetFiles source = a_preset().registries(
      "{ customers: { ignore: [8, 9], axes: { city: Ort, segment: Segmento } }, leads: { query: SELECT 2 } "
      "}");
  EXPECT_EQ(source.registry().query, "SELECT id, name FROM c WHERE company = 1");
  EXPECT_EQ(source.registry().axes,
            (std::vector<Axis>{{"city", "Ort"}, {"state", "UF"}, {"segment", "Segmento"}}));
  EXPECT_THAT(source.registry().ignore, ElementsAre("8", "9"));
  EXPECT_EQ(source.registry("suppliers").query, "SELECT id, name FROM s");
  EXPECT_EQ(source.registry("leads").query, "SELECT 2");
  EXPECT_EQ(a_preset().registries("{ customers: { query: SELECT 3 } }").registry().query, "SELECT 3");
  EXPECT_THAT(a_preset().registries("{ leads: { ignore: 1 } }").errors(),
              ElementsAre(HasSubstr("no 'query'")));
}

TEST(PresetValue, StandsInTheQueryAsItsTypeSays) {
  EXPECT_EQ(with_value("type: number", "2.5").registry().query, "2.5");
  EXPECT_EQ(with_value("type: number", "-3").registry().query, "(-3)");
  EXPECT_EQ(with_value("type: numbers", "[1, 2]").registry().query, "1, 2");
  EXPECT_EQ(with_value("type: text", "Caixa d'Água").registry().query, "'Caixa d''Água'");
  EXPECT_EQ(with_value("type: texts", "[a, b'; DROP TABLE x]").registry().query, "'a', 'b''; DROP TABLE x'");
  EXPECT_EQ(with_value("type: name", "010").registry().query, "010");
  EXPECT_EQ(with_value("type: text", "\"${v}\"").registry().query, "'${v}'");
}

TEST(PresetValue, ThatDoesNotFitItsTypeIsAnErrorAtItsPlace) {
  EXPECT_THAT(
      with_value("type: number", "1 OR 1=1").errors(),
      ElementsAre("boletim.yaml:5:36: error: 'v' is no number; expected one such as 1, without quotes"));
  EXPECT_THAT(with_value("type: numbers", "[1, x]").errors(),
              ElementsAre(HasSubstr("5:40: error: 'v' is no number")));
  EXPECT_THAT(with_value("type: number", "\"1\"").errors(), ElementsAre(HasSubstr("without quotes")));
  EXPECT_THAT(with_value("type: numbers", "[]").errors(), ElementsAre(HasSubstr("'v' is empty")));
  EXPECT_THAT(with_value("type: text", "'a\\'").errors(), ElementsAre(HasSubstr("has a backslash")));
  EXPECT_THAT(with_value("type: text", "\"a\\nb\"").errors(), ElementsAre(HasSubstr("more than one line")));
  EXPECT_THAT(with_value("type: name", "a-b").errors(), ElementsAre(HasSubstr("'v' is no name")));
  EXPECT_THAT(with_value("type: name", "\"\"").errors(), ElementsAre(HasSubstr("'v' is no name")));
}

TEST(PresetValue, ThatIsAChoiceFillsThePlacesOfItsPieces) {
  const std::string file =
      "title: E\nconnectors: { sqlite: { today: \"date('now')\" } }\nset:\n"
      "  n: { about: a, type: number, default: 4 }\n"
      "  who: { about: a, default: few, choices: { few: { limit: \"n < ${n}\" }, all: { limit: TRUE } } }\n"
      "registries: { customers: { query: \"${today} ${limit}\" } }\n";
  EXPECT_EQ(PresetFiles().file(file).registry().query, "date('now') n < 4");
  EXPECT_EQ(PresetFiles().file(file).asked("{ name: own, set: { who: all } }").registry().query,
            "date('now') TRUE");
  EXPECT_THAT(PresetFiles().file(file).asked("{ name: own, set: { who: fee } }").errors(),
              ElementsAre(HasSubstr("'who' is 'fee'; did you mean 'few'?")));
}

TEST(PresetValue, WithoutADefaultMustBeSet) {
  EXPECT_THAT(
      PresetFiles()
          .file("title: E\nconnectors: sqlite\nset: { v: { about: the company, type: number } }\n"
                "registries: { customers: { query: \"${v}\" } }\n")
          .errors(),
      ElementsAre("boletim.yaml:5:13: error: the preset needs 'v': the company; set it, such as { set: { "
                  "v: … } }"));
}

TEST(Preset, UnknownNamesAreToldWithTheNearest) {
  EXPECT_THAT(PresetFiles().asked("odo").errors(),
              ElementsAre(HasSubstr("5:13: error: no preset 'odo'; did you mean 'odoo'?")));
  EXPECT_THAT(a_preset().asked("owm").errors(), ElementsAre(HasSubstr("did you mean 'own'?")));
  EXPECT_THAT(
      a_preset().asked("{ name: own, set: { compny: 1 } }").errors(),
      ElementsAre("boletim.yaml:5:33: error: the preset has no value 'compny'; did you mean 'company'?"));
  EXPECT_THAT(a_preset().asked("{ name: own, sett: {} }").errors(),
              ElementsAre(HasSubstr("unknown key 'sett'")));
  EXPECT_THAT(a_preset().asked("{ set: {} }").errors(), ElementsAre(HasSubstr("no 'name'")));
  EXPECT_THAT(a_preset().asked("../own").errors(),
              ElementsAre(HasSubstr("preset '../own'; expected letters")));
}

TEST(Preset, OfAnotherConnectorIsAnError) {
  EXPECT_THAT(PresetFiles().asked("odoo").errors(),
              ElementsAre(HasSubstr("the preset is not for connector 'sqlite'; it is for 'postgresql'")));
}

TEST(Preset, ErrorsInItsFileAreToldWithTheirPlace) {
  EXPECT_THAT(PresetFiles().file("title: E\nconnector: sqlite\nregistries: { c: { query: q } }\n").errors(),
              ElementsAre(HasSubstr("presets/own.yaml:1:1: error: no 'connectors'"),
                          HasSubstr("presets/own.yaml:2:1: error: unknown key 'connector'; did you mean")));
  EXPECT_THAT(errors_with("connectors: oracle\n", "q"),
              ElementsAre(StartsWith("presets/own.yaml:2:13: error: unknown connector 'oracle'")));
  EXPECT_THAT(errors_with("connectors: sqlite\nset: { c: { about: a, type: number, default: 1 } }\n", "${d}"),
              ElementsAre(HasSubstr("no query asks for 'c'"),
                          "presets/own.yaml:6:12: error: nothing fills the place 'd'; expected 'c'"));
  EXPECT_THAT(errors_with("connectors: sqlite\nset: { c: { about: a, type: text, default: 1 } }\n", "'${c}'"),
              ElementsAre(HasSubstr("the place 'c' stands in quotes")));
  EXPECT_THAT(
      errors_with("connectors: sqlite\nset: { c: { about: a, type: number, default: x } }\n", "${c}"),
      ElementsAre("presets/own.yaml:3:46: error: 'c' is no number; expected one such as 1, without quotes"));
  EXPECT_THAT(errors_with("connectors: { sqlite: { p: 1 }, mysql: { r: 1 } }\n", "${p}${r}"),
              testing::Contains(HasSubstr("nothing for the place 'p', which 'sqlite' fills")));
  EXPECT_THAT(errors_with("connectors: { sqlite: { p: \"${p}\" } }\n", "${p}"),
              ElementsAre(HasSubstr("the place 'p' stands in itself")));
  EXPECT_THAT(errors_with("connectors: sqlite\n", "${}"), ElementsAre(HasSubstr("a '${' that is no place")));
  EXPECT_THAT(PresetFiles().file("title: E\nconnectors: sqlite\nregistries: { c: { axes: {} } }\n").errors(),
              ElementsAre(HasSubstr("no 'query'")));
  EXPECT_THAT(PresetFiles().file("").errors(), ElementsAre(HasSubstr("presets/own.yaml")));
}

TEST(Preset, OfOnesOwnGoesBeforeOneOfTheProgram) {
  EXPECT_THAT(PresetFiles().file(kOwnPreset, "odoo").asked("odoo").registry().query,
              StartsWith("SELECT id, name FROM c"));
}

TEST(Preset, IsPartOfTheDigest) {
  const auto digest = [](std::string_view text) {
    return PresetFiles().file(text).load().configuration.digest;
  };
  EXPECT_EQ(digest(kOwnPreset), digest(kOwnPreset));
  EXPECT_NE(digest(kOwnPreset), digest(std::string(kOwnPreset) + "# changed\n"));
}

TEST(Preset, OfTheReadmeIsSound) {
  std::ifstream in(TEST_DATA "/../../config/presets/README.md");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const std::size_t begin = text.find("```yaml\n") + 8;
  const PresetFiles preset = PresetFiles().file(text.substr(begin, text.find("```", begin) - begin));
  EXPECT_THAT(preset.registry().query, HasSubstr("WHERE empresa = 1 AND ativo = 1"));
  EXPECT_THAT(preset.asked("{ name: own, set: { people: all } }").registry().query,
              HasSubstr("empresa = 1 AND 1 = 1"));
}

/// A preset of the program, what it can't do without, and a connector.
struct Shipped {
  std::string name, set, connector;
};

class ShippedPreset : public testing::TestWithParam<Shipped> {};

TEST_P(ShippedPreset, GivesCustomersAndSuppliersWithEveryPlaceFilled) {
  const PresetFiles preset = PresetFiles()
                                 .asked("{ name: " + GetParam().name + ", set: { " + GetParam().set + " } }")
                                 .on(GetParam().connector);
  for (const char* name : {"customers", "suppliers"}) {
    const RegistrySettings registry = preset.registry(name);
    EXPECT_THAT(registry.query, HasSubstr("SELECT"));
    EXPECT_THAT(registry.query, Not(HasSubstr("${")));
    EXPECT_FALSE(registry.axes.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, ShippedPreset,
    testing::Values(
        Shipped{"odoo", "", "postgresql"}, Shipped{"odoo", "localization: br, company: [1, 2]", "postgresql"},
        Shipped{"odoo", "localization: br-vat, contacts: own, invoices: none", "postgresql"},
        Shipped{"dolibarr", "version: 9", "mysql"}, Shipped{"dolibarr", "version: 22, prefix: d_", "mysql"},
        Shipped{"erpnext", "company: [Oficina]", "mysql"}, Shipped{"idempiere", "client: 11", "postgresql"},
        Shipped{"openbravo", "client: A1", "postgresql"}, Shipped{"ofbiz", "", "postgresql"},
        Shipped{"ofbiz", "currency: EUR", "mysql"},
        Shipped{"protheus", "suffix: 010, database: postgresql", "postgresql"}));

TEST(ShippedPresets, AreAllTried) {
  std::vector<std::string> names;
  for (const EmbeddedPreset& preset : embedded_presets()) names.emplace_back(preset.name);
  EXPECT_THAT(names,
              ElementsAre("dolibarr", "erpnext", "idempiere", "odoo", "ofbiz", "openbravo", "protheus"));
}

}  // namespace
}  // namespace boletim
