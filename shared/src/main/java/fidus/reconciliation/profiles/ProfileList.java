package fidus.reconciliation.profiles;

import java.util.List;

/// Every profile with all its versions, by name and newest first.
///
/// @param uses accounts with a profile of their own; every other bank account is compared by BANK,
///   every other trading account by BROKER
public record ProfileList(List<ProfileVersion> versions, List<ProfileUse> uses) {
    public ProfileList {
        versions = List.copyOf(versions);
        uses = List.copyOf(uses);
    }
}
