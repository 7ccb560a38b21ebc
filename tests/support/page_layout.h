#pragma once
// Where the words of a PDF's pages lie, as poppler reads them, and what is wrong with that.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace boletim {

struct PlacedWord {
  double left, top, right, bottom;
  std::string text;
};

struct PlacedPage {
  double width = 0, height = 0;
  std::vector<PlacedWord> words;
};

/// What a program prints; "" if it cannot be started.
inline std::string printed_by(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string all;
  char block[4096];
  for (std::size_t got = 0; pipe && (got = fread(block, 1, sizeof block, pipe.get())) > 0;)
    all.append(block, got);
  return all;
}

inline std::vector<PlacedPage> pages_of(const std::string& pdf) {
  const TemporaryDirectory directory;
  const std::string path = (directory.path() / "a.pdf").string();
  std::ofstream(path, std::ios::binary) << pdf;
  const std::string xml = printed_by("pdftotext -bbox '" + path + "' -");
  std::vector<PlacedPage> pages;
  for (std::size_t at = 0, end; at < xml.size(); at = end + 1) {
    end = std::min(xml.find('\n', at), xml.size());
    const std::string line = xml.substr(at, end - at);
    PlacedPage page;
    PlacedWord word{};
    int text = 0;
    if (sscanf(line.c_str(), " <page width=\"%lf\" height=\"%lf\"", &page.width, &page.height) == 2)
      pages.push_back(page);
    else if (sscanf(line.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%n", &word.left,
                    &word.top, &word.right, &word.bottom, &text) == 4) {
      word.text =
          line.substr(static_cast<std::size_t>(text), line.rfind('<') - static_cast<std::size_t>(text));
      pages.back().words.push_back(word);
    }
  }
  if (pages.empty()) throw std::runtime_error("pdftotext reads no page; is poppler-utils installed?");
  return pages;
}

/// Words over each other, words outside the margins, and a title that is the last thing on its page.
inline std::vector<std::string> layout_faults(const std::vector<PlacedPage>& pages) {
  constexpr double margin = 44.5, foot = 42, line = 0.3, tall = 14;  // points; share of a box that is no ink
  std::vector<std::string> faults;
  for (std::size_t n = 0; n < pages.size(); ++n) {
    const PlacedPage& page = pages[n];
    const std::string where = "page " + std::to_string(n + 1) + ": ";
    const PlacedWord* lowest = nullptr;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      const PlacedWord& a = page.words[i];
      if (a.left < margin || a.right > page.width - margin || a.top < 30 || a.bottom > page.height - 20)
        faults.push_back(where + "'" + a.text + "' leaves the margins");
      if (a.bottom < page.height - foot && (lowest == nullptr || a.bottom > lowest->bottom)) lowest = &a;
      for (std::size_t j = i + 1; j < page.words.size(); ++j) {
        const PlacedWord& b = page.words[j];
        const double apart = line * std::min(a.bottom - a.top, b.bottom - b.top);
        if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top + apart < b.bottom - apart &&
            b.top + apart < a.bottom - apart)
          faults.push_back(where + "'" + a.text + "' lies over '" + b.text + "'");
      }
    }
    if (lowest != nullptr && lowest->bottom - lowest->top > tall)
      faults.push_back(where + "the title '" + lowest->text + "' stands alone at the foot");
  }
  return faults;
}

}  // namespace boletim
