package io.rapport.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /** The example of C2SP's tlog-checkpoint, without its signatures. */
    private static final String PUBLISHED = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

    @Test
    void a_published_checkpoint_is_read_and_written() {
        Checkpoint checkpoint = Checkpoint.parse(PUBLISHED);
        assertThat(checkpoint).isEqualTo(new Checkpoint("example.com/behind-the-sofa", 20_852_163, Hash.parse(ROOT)));
        assertThat(checkpoint.text()).isEqualTo(PUBLISHED);
    }

    @Test
    void further_lines_are_kept() {
        String text = "log\n0\n" + ROOT + "\nfirst\nsecond line\n";
        assertThat(Checkpoint.parse(text).extensions()).isEqualTo(List.of("first", "second line"));
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log\n",
                "log\n1\n",
                "log\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "log\n\n" + ROOT + "\n",
                "log\n01\n" + ROOT + "\n",
                "log\n-1\n" + ROOT + "\n",
                "log\n+1\n" + ROOT + "\n",
                "log\n1 \n" + ROOT + "\n",
                "log\n1e3\n" + ROOT + "\n",
                "log\n9999999999999999999\n" + ROOT + "\n",
                "log\n1\nAAAA\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n1\n" + ROOT + "\n\n"
            })
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> Checkpoint.parse(text));
    }
}
