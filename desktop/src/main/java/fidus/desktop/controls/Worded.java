package fidus.desktop.controls;

/// A value whose words are others than those of its name.
public interface Worded {
    /// As a person reads it, with a capital letter first.
    String words();
}
