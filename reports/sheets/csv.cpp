#include "reports/sheets/csv.h"

namespace boletim {

CsvDialect dialect_of(Locale locale) {
  if (locale == Locale::PtBr) return {.separator = ';', .decimal = ',', .bom = true};
  return {.separator = ',', .decimal = '.', .bom = false};
}

}  // namespace boletim
