package fidus.reconciliation;

/// What ended a break.
public enum EndedBy {
    /// Its rule passes again without anybody's action.
    DATA,
    /// Its row was matched, by a run or by a person.
    MATCH,
    /// An entry was posted for it.
    ENTRY,
    /// Two persons said that it is settled.
    PERSON
}
