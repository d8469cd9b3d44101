/// Rules the house sets itself: effective-dated, prepared by one person and approved by another.
@NullMarked
package fidus.server.settings;

import org.jspecify.annotations.NullMarked;
