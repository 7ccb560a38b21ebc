#pragma once
// What parts and their documents are called.

#include <string>
#include <string_view>

#include "jobs/job.h"
#include "jobs/part.h"

namespace boletim {

/// "Campinas", "Varejo, Campinas e Sumaré", "(sem cidade)", "Amparo, Campinas, Sumaré e mais 12"; in the
/// order of the registry's axes. Blank for the whole.
std::string name_of(const Part& part, const Job& job, Locale locale);

/// The same as a piece of a file's name: "sao-jose-do-rio-preto"; ASCII letters and digits and hyphens, at
/// most 40 characters, "" where nothing is left.
std::string slug_of(std::string_view name);

}  // namespace boletim
