// The component of Preact and of React: build.mjs maps `hooks` to the package of each.
import "./page.css";
import { useLayoutEffect, useState } from "hooks";
import { score } from "./shared.js";

const Table = ({ content: { roles, dimensions } }) => (
  <div className="scroll">
    <table>
      <thead>
        <tr>
          <th />
          {roles.map(({ name }) => (
            <th key={name} scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dimensions.map((dimension, at) => (
          <tr key={dimension}>
            <th scope="row">{dimension}</th>
            {roles.map(({ name, cells }, role) => (
              <td key={name} elementtiming={at + role === 0 ? "content" : undefined}>{cells[at]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Question = ({ question: { text, choices }, onAnswer }) => (
  <fieldset>
    <legend>{text}</legend>
    {choices.map((choice, at) => (
      <button key={at} type="button" onClick={() => onAnswer(at)}>{choice.text}</button>
    ))}
  </fieldset>
);

const Result = ({ content, answers }) => {
  const ranking = score(content, answers);
  return (
    <div className="result">
      <h3>Best match: {ranking[0].name}</h3>
      <ol>
        {ranking.map(({ name, percent }) => (
          <li key={name}>{name}: {percent}%</li>
        ))}
      </ol>
    </div>
  );
};

const Quiz = ({ content }) => {
  const [answers, setAnswers] = useState([]);
  const question = content.questions[answers.length];
  return question ? (
    <Question question={question} onAnswer={(choice) => setAnswers([...answers, choice])} />
  ) : (
    <Result content={content} answers={answers} />
  );
};

export const App = ({ content, onReady }) => {
  // A layout effect runs as soon as the elements are in the page; a passive one would wait for the next paint.
  useLayoutEffect(onReady, []);
  return (
    <>
      <Table content={content} />
      <section>
        <Quiz content={content} />
      </section>
    </>
  );
};
