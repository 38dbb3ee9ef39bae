#pragma once
#include "commands/command.h"

namespace lockstep::commands::doctor {

inline constexpr Option kDoctorOptions[] = {
    {"json", "", "print JSON"},
};

/// `lockstep doctor`: what is effective here, a line for each thing, with what to type where it is not as it should be.
/// Status is kFindings when one of them is a problem.
ExitStatus run_doctor(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands::doctor
