package fidus.fees.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// What a run is for.
public enum FeeType {
    MANAGER_MANAGEMENT,
    MANAGER_PERFORMANCE;

    /// The cost account of the chart.
    @JsonIgnore
    public String costAccount() {
        return this == MANAGER_PERFORMANCE ? "5200" : "5210";
    }

    /// In words, for entries, payments and statements.
    @JsonIgnore
    public String words() {
        return this == MANAGER_PERFORMANCE ? "Performance fee" : "Management fee";
    }
}
