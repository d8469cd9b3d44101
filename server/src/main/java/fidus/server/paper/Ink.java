package fidus.server.paper;

/// The colours of a document, as 0xRRGGBB.
public final class Ink {
    public static final int BLACK = 0x17212B;
    public static final int MUTED = 0x5F6C7B;
    public static final int HAIR = 0xD9DFE6;
    public static final int ACCENT = 0x0E5A63;
    public static final int TINT = 0xF1F6F6;
    public static final int SECOND = 0xE0A458;
    public static final int WATER = 0xF0F2F4;

    private Ink() {}
}
