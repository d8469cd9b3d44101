package fidus.fees;

/// How a schedule of rates by size is read. Published schedules mean either, so each says which.
public enum TierMode {
    /// Each slab of the amount at its own rate.
    SLAB_WISE,
    /// The whole amount at the rate of the band it falls in.
    FLAT_ON_BAND
}
