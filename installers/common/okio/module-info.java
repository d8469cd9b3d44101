/// Okio ships without a module descriptor and jlink takes only modules: this one is added to the
/// copy of its jar that goes into the image.
module okio {
    requires transitive kotlin.stdlib;
    requires java.logging;

    exports okio;
}
