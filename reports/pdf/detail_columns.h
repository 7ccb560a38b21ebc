#pragma once
// The columns of the detail report: which there are, what a row says in each, how wide each is.

#include <string>
#include <vector>

#include "reports/detail.h"
#include "reports/drawing/canvas.h"

namespace boletim {

struct DetailCell {
  std::string text;
  Color color = kInk;
  bool operator==(const DetailCell&) const = default;
};

struct DetailColumn {
  std::string head;
  DetailCell (*cell)(const DetailRow& row, Locale locale);
  Anchor anchor = Anchor::Start;
  double left = 0, width = 0;
};

/// What is wrong with a value in ink; what is good or simply missing in the colour of notes.
DetailCell contact_words(const ContactCell& cell, Locale locale);

/// Those that the registry has, set side by side from `left` on over `width`: as wide as `sample` needs, with
/// some air, the rest to the name. Where that is too much, a few long texts are cut first, then the widest
/// columns give way.
std::vector<DetailColumn> detail_columns(const Canvas& canvas, const DetailReport& report,
                                         const std::vector<DetailRow>& sample, double left, double width);

}  // namespace boletim
