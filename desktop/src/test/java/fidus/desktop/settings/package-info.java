/// Tests of the screen of settings.
@NullMarked
package fidus.desktop.settings;

import org.jspecify.annotations.NullMarked;
