package io.rapport.domain.ranking;

import java.util.List;
import java.util.Set;

/**
 * Words that say how a sentence is built and not what it is about, in six languages, as far as they are long enough for
 * {@link Words}, without diacritics. One that means something in medicine elsewhere is not among them, such as als, which
 * is also a disease, dos, a back, and sein, a breast.
 */
final class StopWords {

    private static final String ENGLISH = """
            about after again against all also among and any are because been before being between both but can \
            could did does doing down during each few for from further had has have having her here hers him his how \
            into its itself just may might more most must not now off once only other our ours out over own same she \
            should some such than that the their theirs them then there these they this those through too under \
            until upon was were what when where which while who whom whose why will with within without would you \
            your yours""";

    private static final String GERMAN = """
            aber alle allem allen aller alles also auch auf aus bei beim bis dadurch dafur damit dann das dass dein \
            dem den denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort durch ein eine \
            einem einen einer eines fur gegen habe haben hat hatte hatten hier ihm ihn ihnen ihr ihre ihrem ihren \
            ihrer ihres ist jede jedem jeden jeder jedes kann kein keine keinen keiner konnen mehr mit muss nach \
            nicht noch nur oder ohne sehr seine seinem seinen seiner seit sich sie sind soll sowie uber und uns \
            unser unter vom von vor war waren wenn werden wie wir wird wurde wurden zum zur zwischen""";

    private static final String FRENCH = """
            ainsi apres aucun aussi autre autres aux avant avec avoir cela ces cet cette ceux chez comme contre dans \
            depuis des donc dont elle elles entre est etaient etait etant ete etre fait font ils les leur leurs lors \
            lorsque mais meme memes moins nos notre nous ont par parmi pas pendant peut peuvent plus pour pourquoi \
            quand que quel quelle quelles quels qui quoi sans ses son sont sous sur tous tout toute toutes tres une \
            vers vos votre vous""";

    private static final String SPANISH = """
            algunas algunos ante antes asi aunque cada como con contra cual cuales cuando del desde despues donde \
            durante ella ellas ellos entre era eran esa esas ese eso esos esta estaba estan estas este esto estos \
            fue fueron hacia han hasta las los mas mediante menos mientras mismo muy ningun nos nosotros nuestra \
            nuestro otra otras otro otros para pero poco por porque puede pueden que quien segun ser sido sin sobre \
            son sus tambien tanto tiene tienen toda todas todo todos una unas uno unos""";

    private static final String ITALIAN = """
            agli alla alle allo altra altre altri altro anche ancora che chi cio cui dagli dal dalla dalle dallo \
            degli dei del dell della delle dello dopo dove durante erano essere fra gia gli hanno loro negli nei nel \
            nell nella nelle nello non ogni oppure per perche piu poi possono prima puo quale quali quando quanto \
            quella quelle quelli quello questa queste questi questo qui quindi sia sono sua sue sugli sui sul sulla \
            sulle suo suoi tra tutte tutti tutto una uno verso""";

    private static final String PORTUGUESE = """
            ainda alem antes aos apenas apos aquela aquele aquilo ate cada com como contra das dela dele depois \
            desde dessa desse desta deste deve durante elas eles enquanto entre essa essas esse esses esta estao \
            estas este estes foi foram isso isto mais mas mesmo muito muitos nao nas nem nos nossa nosso num numa \
            onde outra outras outro outros para pela pelas pelo pelos pode podem por porque quais qual quando quem \
            sao sem sendo ser seu seus sido sob sobre sua suas tambem tem todas todos uma umas""";

    // By Set.copyOf, because Set.of refuses the many words that two languages share.
    private static final Set<String> ALL =
            Set.copyOf(List.of(String.join(" ", ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE)
                    .split(" ")));

    private StopWords() {}

    static boolean contains(String word) {
        return ALL.contains(word);
    }
}
