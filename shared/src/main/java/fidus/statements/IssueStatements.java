package fidus.statements;

import fidus.clients.ClientId;

import java.util.List;

/// Makes and keeps the statements of a month.
///
/// @param period such as 2026-03
/// @param draft whether to make them from figures that can still change
/// @param clients whose; empty for everybody, and for the fund pack of the house
/// @param reason why statements that were issued are made again, at least 10 characters; may be
///   empty where none was issued
public record IssueStatements(String period, boolean draft, List<ClientId> clients, String reason) {
    public IssueStatements {
        clients = List.copyOf(clients);
    }
}
