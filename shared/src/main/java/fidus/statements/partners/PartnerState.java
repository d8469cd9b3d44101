package fidus.statements.partners;

import org.jspecify.annotations.Nullable;

/// A partner in a month.
///
/// @param last the newest statement that was issued; absent before the first
/// @param issued how many were issued, drafts not counted
/// @param draft the newest draft; absent when there is none
public record PartnerState(
        Partner partner, @Nullable IssuedPartner last, int issued, @Nullable IssuedPartner draft) {}
