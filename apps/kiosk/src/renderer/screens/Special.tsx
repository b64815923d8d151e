import type { CSSProperties, ReactNode } from "react";
import type { PublicCatalogue } from "@giliran/shared/contract";
import { Dotted } from "@giliran/shared/ui";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { asksSpecial, classesOf } from "../offers/special.ts";
import { Pressable } from "../press/Pressable.tsx";
import type { Visit } from "../useVisit.ts";
import { isSpecial } from "../walk/walk.ts";

export interface SpecialProps {
  readonly catalogue: PublicCatalogue | null;
  readonly visit: Visit;
}

/** The way to what a visitor may say of themselves, or what they said. Quiet, since most have nothing to say. */
export function SpecialQuestion({ catalogue, visit }: SpecialProps): ReactNode {
  const { texts, say } = useWording();
  if (!asksSpecial(catalogue)) return null;
  const { walk } = visit;
  const said = [
    ...classesOf(catalogue).filter(({ id }) => id === walk.classId),
    ...catalogue.needs.filter(({ id }) => walk.needs.includes(id)),
  ].map(({ name }) => say(name));
  return (
    <Pressable
      className={isSpecial(walk) ? "button question question-answered" : "button question"}
      name="special"
      onPress={() => visit.step({ type: "openSpecial" })}
    >
      {said.length > 0 && <Icon name="check" />}
      <span>{said.length === 0 ? texts.t("kiosk.special") : <Dotted parts={said} />}</span>
    </Pressable>
  );
}

/** One class at most, and as many needs as there are. What is chosen twice is chosen no longer. */
export function Special({ catalogue, visit }: SpecialProps): ReactNode {
  const { texts, say } = useWording();
  if (catalogue === null) return null;
  const { walk, step } = visit;
  const rows = [classesOf(catalogue), catalogue.needs].map(({ length }) => Math.ceil(length / 2));
  const [upright, across] = [rows.reduce((sum, count) => sum + count, 0), Math.max(...rows)];
  const style = { "--rows-upright": upright, "--rows-across": across } as CSSProperties;
  return (
    <div className="special" style={style}>
      <Group head={texts.t("kiosk.specialClass")} count={classesOf(catalogue).length}>
        {classesOf(catalogue).map(({ id, name }) => (
          <Choice
            key={id}
            name={`class-${id}`}
            pressed={walk.classId === id}
            onPress={() => step({ type: "chooseClass", classId: id })}
          >
            {say(name)}
          </Choice>
        ))}
      </Group>
      <Group head={texts.t("kiosk.specialNeeds")} count={catalogue.needs.length}>
        {catalogue.needs.map(({ id, name }) => (
          <Choice
            key={id}
            name={`need-${id}`}
            pressed={walk.needs.includes(id)}
            onPress={() => step({ type: "toggleNeed", needId: id })}
          >
            {say(name)}
          </Choice>
        ))}
      </Group>
    </div>
  );
}

function Group(props: {
  readonly head: string;
  readonly count: number;
  readonly children: ReactNode;
}): ReactNode {
  if (props.count === 0) return null;
  return (
    <fieldset className="special-group">
      <legend>{props.head}</legend>
      <div className="special-choices">{props.children}</div>
    </fieldset>
  );
}

function Choice(props: {
  readonly name: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Pressable className="button choice" name={props.name} pressed={props.pressed} onPress={props.onPress}>
      <span className="choice-mark">{props.pressed && <Icon name="check" />}</span>
      <span>{props.children}</span>
    </Pressable>
  );
}
