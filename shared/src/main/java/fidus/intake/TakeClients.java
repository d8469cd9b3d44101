package fidus.intake;

import fidus.funds.FundCode;

import java.time.LocalDate;

/// Takes the clients of a list that was looked at. Who is known already is not added again.
///
/// @param sha256 of the file as it was shown
/// @param agentsFrom the first day whose interest earns the agents of the list a commission
public record TakeClients(
        String fileName, FundCode fundCode, String sha256, BadRows badRows, LocalDate agentsFrom) {}
