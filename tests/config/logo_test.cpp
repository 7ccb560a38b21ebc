// The organization's own picture.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"
#include "tests/support/a_logo.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct LogoTest : testing::Test {
  ConfigurationFiles files;
  void SetUp() override {
    files.write("boletim.yaml", a_configuration().root("logo", "look/logo.png").text());
  }
};

TEST_F(LogoTest, LiesBesideTheConfiguration) {
  files.write("look/logo.png", a_logo_png(300, 100));
  EXPECT_THAT(files.errors(), IsEmpty());
  const Configuration c = files.load().configuration;
  ASSERT_NE(c.logo, nullptr);
  EXPECT_EQ(c.logo->height, 96);
}

TEST_F(LogoTest, AnotherOneIsAnotherConfiguration) {
  files.write("look/logo.png", a_logo_png(300, 100));
  const std::string before = files.load().configuration.digest;
  files.write("look/logo.png", a_logo_png(200, 100));
  EXPECT_NE(files.load().configuration.digest, before);
}

TEST_F(LogoTest, ThatIsNotThereOrNoPictureIsAnErrorAtItsKey) {
  EXPECT_THAT(files.errors(),
              ElementsAre(HasSubstr("error: 'logo' 'look/logo.png': can't be read: No such file")));
  files.write("look/logo.png", "<svg/>");
  EXPECT_THAT(files.errors(), ElementsAre(testing::AllOf(HasSubstr("boletim.yaml:"),
                                                         HasSubstr("no PNG picture; save it as PNG"))));
  files.write("look/logo.png", std::string(2'000'000, 'x'));
  EXPECT_THAT(files.errors(), ElementsAre(HasSubstr("larger than 1000 kB; make the picture smaller")));
  EXPECT_THAT(a_configuration().root("logo", "..").errors(),
              ElementsAre(HasSubstr("'..': a directory; expected a PNG")));
  EXPECT_THAT(a_configuration().root("logo", "/dev/null").errors(),
              ElementsAre(HasSubstr("a pipe or device")));
  EXPECT_THAT(a_configuration().root("logo", "[a, b]").errors(), ElementsAre(HasSubstr("'logo' is a list")));
}

}  // namespace
}  // namespace boletim
