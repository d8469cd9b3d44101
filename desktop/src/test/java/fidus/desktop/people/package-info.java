@NullMarked
package fidus.desktop.people;

import org.jspecify.annotations.NullMarked;
