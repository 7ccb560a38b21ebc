#pragma once
#include <string>

#include "reports/detail.h"

namespace boletim {

/// "As 200 pendências mais antigas de 2.940; todas estão em detalhe.csv"; blank where all rows are there.
std::string limit_words(const DetailReport& report);

/// The same, or "2.940 pendências" where all are there.
std::string rows_words(const DetailReport& report);

}  // namespace boletim
