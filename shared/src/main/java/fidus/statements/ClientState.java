package fidus.statements;

import fidus.clients.ClientId;

import org.jspecify.annotations.Nullable;

/// A client in a month.
///
/// @param contracts how many had begun by its end
/// @param last the newest statement that was issued; absent before the first
/// @param issued how many were issued, drafts not counted
/// @param draft the newest draft; absent when there is none
public record ClientState(
        ClientId clientId,
        String clientName,
        int contracts,
        @Nullable IssuedStatement last,
        int issued,
        @Nullable IssuedStatement draft) {}
