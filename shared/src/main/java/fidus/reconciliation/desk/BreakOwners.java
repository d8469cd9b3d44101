package fidus.reconciliation.desk;

import fidus.auth.PersonId;

import java.util.List;

/// The people who read breaks, by name, and those who still have one although they left: who can
/// follow a break up, and what everybody in its history is called.
public record BreakOwners(List<Owner> people) {
    public BreakOwners {
        people = List.copyOf(people);
    }

    /// @param mayOwn whether a break can be given to this person now
    /// @param unsettled how many open and explained breaks this person has
    public record Owner(PersonId id, String name, boolean mayOwn, int unsettled) {}
}
