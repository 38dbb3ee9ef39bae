#pragma once
#include "commands/demo/demo_stage.h"

namespace lockstep::commands::demo {

/// A chat application on main with ten migrations, and the hook installed.
void set_the_scene(DemoStage& stage);

/// A schema edit is committed without its migration.
void play_schema_edit_alone(DemoStage& stage);

/// Two branches take 0010, and the merge keeps both.
void play_number_taken_twice(DemoStage& stage);

/// The migration that moved to 0011 is still stamped before main's newest.
void play_late_stamp(DemoStage& stage);

/// An enum loses a value that rows still have, which shows on a server over rows. Without a server's programs it is
/// told and not shown.
void play_enum_over_rows(DemoStage& stage);

}  // namespace lockstep::commands::demo
