package fidus.bank.desk;

import java.util.List;

/// Newest first; the first one is in use.
public record SavedProfiles(List<SavedProfile> profiles) {}
