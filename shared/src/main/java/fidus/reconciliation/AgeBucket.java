package fidus.reconciliation;

/// How old a break is, in calendar days since it was first seen.
public enum AgeBucket {
    DAYS_0_1(1),
    DAYS_2_7(7),
    DAYS_8_30(30),
    DAYS_31_90(90),
    OVER_90_DAYS(Long.MAX_VALUE);

    private final long last;

    AgeBucket(long last) {
        this.last = last;
    }

    public static AgeBucket of(long days) {
        for (AgeBucket bucket : values()) {
            if (days <= bucket.last) {
                return bucket;
            }
        }
        return OVER_90_DAYS;
    }
}
