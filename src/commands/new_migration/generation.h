#pragma once
#include <cstdint>
#include <string>
#include <sys/types.h>

#include "commands/new_migration/questions.h"
#include "git/repository.h"
#include "model/migration.h"
#include "model/project.h"

namespace lockstep::commands::new_migration {

/// Of a migration's file.
inline constexpr std::size_t kLargestFile = std::size_t{64} << 20;
inline constexpr mode_t kFileMode = 0644;

/// kFromSchema: what turns the newest snapshot into the schema sources. kEmpty: a file for SQL of one's own.
enum class Content { kFromSchema, kEmpty };

/// Makes the project's next migration, by its own generator where it has one, else as empty files, and gives the
/// migration as the layout sees it. What the generator asks goes to the terminal. Throws base::Error when none has
/// come.
model::Migration make_migration(const git::Repository& repository, const model::Project& project,
                                const std::string& name, Content content, const Questions& questions,
                                std::int64_t now_ms);

}  // namespace lockstep::commands::new_migration
