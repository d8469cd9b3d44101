package fidus.clients;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// How a client is reached, and what was said when the client was named.
///
/// @param email unique among clients, in lower case
/// @param phone empty when unknown
/// @param country empty when unknown
/// @param wantsToInvest what the client means to invest; nothing is promised or owed by it
public record ClientContact(
        String email, String phone, String country, @Nullable Money wantsToInvest) {}
