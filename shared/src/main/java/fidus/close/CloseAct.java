package fidus.close;

/// What a person can do about a step on the close's own screen.
public enum CloseAct {
    FREEZE,
    TAKE_SNAPSHOT,
    MARK_TO_MARKET,
    ACCRUE,
    CARRY_OVER,
    CLOSE_YEAR,
    SIGN_OFF,
    RECORD_START
}
