#include "config/axes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<Axis> axes_of(const std::string& axes) {
  const SharedList<Axis> declared = a_configuration().registry("axes", axes).good_job().rules.declared;
  return {declared.begin(), declared.end()};
}

TEST(Axes, AnAxisMayHaveSeveralValuesBandsAndALimit) {
  EXPECT_EQ(axes_of("{ services: { title: Serviço, many: \";\" }, "
                    "revenue: { bands: [1000, 99999.5], limit: 20 }, last_order_at: { bands: 30d } }"),
            (std::vector<Axis>{{"services", "Serviço", ";"},
                               {"revenue", "Revenue", "", Bands{Bands::Kind::Numbers, {1000, 99999.5}}, 20},
                               {"last_order_at", "Last order at", "", Bands{Bands::Kind::Ages, {30}}}}));
}

TEST(Axes, WhatIsNoBoundOfABandIsRefusedWhereItStands) {
  const auto errors = [](const std::string& bands) {
    return a_configuration().registry("axes", "{ revenue: { bands: " + bands + " } }").errors();
  };
  EXPECT_THAT(errors("[1000, many]"), ElementsAre(HasSubstr("no bound of a band: 'many'")));
  EXPECT_THAT(errors("[10.005]"), ElementsAre(HasSubstr("no bound of a band: '10.005'")));
  EXPECT_THAT(errors("[36h]"), ElementsAre(HasSubstr("no bound of a band: '36h'")));
  EXPECT_THAT(errors("[1000, 30d]"), ElementsAre(HasSubstr("amounts and ages in one axis")));
  EXPECT_THAT(errors("[30d, 30d]"), ElementsAre(HasSubstr("'30d' is not larger than the bound before it")));
  EXPECT_THAT(errors("[]"), ElementsAre(HasSubstr("no bounds in 'bands'")));
}

TEST(Axes, AFieldOfSeveralValuesHasNoBands) {
  EXPECT_THAT(a_configuration().registry("axes", "{ revenue: { many: \";\", bands: [1] } }").errors(),
              ElementsAre(HasSubstr("a field of several values is no amount or date")));
}

}  // namespace
}  // namespace boletim
